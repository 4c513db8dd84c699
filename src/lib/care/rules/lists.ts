/**
 * Lists that the rules for names and places lean on. They are short on purpose: somebody's name may
 * come from anywhere, so a list can help to find a few, and can never promise to find them all.
 */
const words = (list: string) => new Set(list.trim().split(/\s+/));

/** Given names that are seldom anything else. */
export const givenNames = words(`
Aaron Abdi Abdul Abdullah Abena Abigail Adaeze Adam Adaora Adebayo Adele Adrian Aelita Agnes Agnieszka Ahmad
Ahmed Aidan Aiko Aisha Aishah Aisling Akira Akosua Alan Alana Alejandra Alejandro Aleksandra Alessandro Alex
Alexander Alexandra Alexei Alfie Ali Alice Alicia Alisha Alison Aliyah Allison Alma Amanda Amara Amaka Amelia
Amina Aminata Amir Amira Amit Amy Ana Anastasia Andre Andrea Andreas Andrew Andy Angela Angelica Angus Anika
Anil Anita Anjali Ann Anna Anne Annette Annie Anthony Antonio Anya Aoife Archie Ariana Arjun Arthur Arturo
Asha Ashley Ashok Astrid Audrey Ava Ayesha Ayo Azadeh Babak Barbara Beatrice Beatriz Becky Ben Benjamin
Bernadette Bethany Betty Bianca Bilal Blessing Bongani Brandon Brenda Brendan Brian Bridget Bronwen Bruno Bryan
Callum Camila Carla Carlos Carmen Carol Caroline Carolyn Carmel Catarina Catherine Cathy Cecilia Charles Charlie
Charlotte Chen Chiara Chidi Chike Chinedu Chinwe Chioma Chloe Chris Christina Christine Christopher Ciara Claire
Clara Claudia Colin Connor Conor Craig Cristina Cynthia Dafydd Daisy Damian Dan Daniel Daniela Danielle Danny
Darius Darren Dave David Dayo Dean Deborah Debbie Declan Deepa Deepak Dennis Derek Deshawn Diana Diane Diego
Dimitri Dina Dominic Donna Donald Doris Dorothy Douglas Duncan Dylan Ebony Eddie Edith Edward Edwin Efua
Eileen Elaine Eleanor Elena Eleni Elias Elif Elijah Elisabeth Eliza Elizabeth Ella Ellen Ellie Elsa Emeka Emily
Emma Emmanuel Enrique Eric Erica Erik Erin Esi Esther Ethan Eva Evan Eve Evelyn Ewa Farah Farid Fatima Fatou
Fatoumata Felicity Felix Femi Fernanda Fernando Fiona Fiyinfoluwa Francesca Francesco Francis Francisco Fred
Freddie Freya Funmi Gabriel Gabriela Gareth Gary Gavin Gemma Geoff George Georgina Gerald Geraldine Giorgio
Giovanni Giulia Gloria Gordon Graham Greg Gregory Guadalupe Gurpreet Gwen Habib Hamza Hana Hannah Harpreet
Harriet Harry Harvey Hassan Hatice Heather Heidi Helen Helena Helga Henry Hiroshi Holly Hussein Ian Ibrahim
Idris Ifeoma Ignacio Ikram Ilse Imani Imran Ines Ingrid Ioana Irene Irina Isaac Isabel Isabella Isla Ismail
Ivan Jacob Jacqueline Jaime Jake Jamal James Jamie Jan Jana Jane Janet Janice Jasmin Jasmine Jason Javier
Jayden Jean Jeff Jen Jenna Jennifer Jenny Jeremy Jerome Jesse Jessica Jessie Jill Jim Jimmy Jin Joan Joanna
Joanne Joao Joaquin Jodie Joe Joel Johan Johanna John Johnny Jon Jonas Jonathan Jorge Jose Joseph Josephine
Josh Joshua Joyce Juan Juanita Judith Judy Julia Julian Julie Juliet Jun Justin Kamal Kamila Karen Karim Karl
Kasia Kate Katarzyna Kateryna Katherine Kathleen Kathryn Kathy Katie Katrina Kayla Keisha Keith Kelly Ken
Kenji Kenneth Kevin Khadija Khalid Kieran Kim Kimberly Kiran Kofi Krishna Krystyna Kwame Kwesi Kyle Kylie
Lakshmi Lamar Lars Latisha Latoya Laura Lauren Lawrence Layla Leah Lee Leila Lena Leo Leon Leonard Leroy
Leticia Lewis Liam Linda Lindsay Lisa Liz Lois Lola Lorraine Louis Louise Luca Lucas Lucia Lucy Luis Luke
Lydia Lynn Maeve Magdalena Mahmoud Maisie Malik Malika Manuel Marcela Marco Marcus Margaret Maria Mariam
Mariana Marie Marina Mario Marion Marisol Marjorie Marlene Marta Martha Martin Mary Maryam Mateo Mateusz
Matilda Matt Matthew Maureen Max Maya Megan Mehmet Mei Mel Melanie Melissa Mercy Michael Michaela Michelle
Miguel Mike Mikhail Mila Milan Mina Minh Miriam Mira Mohamed Mohammad Mohammed Molly Mona Monica Monique
Morgan Moses Muhammad Musa Mustafa Nadia Nadine Nancy Naomi Nasreen Natalia Natalie Natasha Nathan Nathaniel
Neha Neil Ngozi Nia Niall Niamh Nicholas Nick Nicola Nicole Nigel Nikita Nikos Nina Njeri Nkechi Noah Noor
Nora Norma Nuala Nura Obinna Odette Oksana Olena Olga Oliver Olivia Olu Oluwaseun Omar Oscar Osman Owen Pablo
Pamela Parisa Patrice Patricia Patrick Paul Paula Paulina Pauline Pedro Penelope Penny Percy Peter Petra Phil
Philip Phillip Phoebe Phuong Pierre Piotr Pooja Precious Priscilla Priya Quentin Rachael Rachel Rafael Raheem
Rahul Raj Rajesh Ramon Rania Rashid Rasheeda Raul Ravi Raymond Rebecca Reggie Renata Renee Reza Ricardo Richard
Rita Robert Roberto Robin Rodrigo Roger Rohan Roisin Ronald Rosa Rosie Rosemary Ross Roxanne Ruth Ryan Sabrina
Sadia Saeed Saira Salim Sally Salma Sam Samantha Sami Samir Samira Samuel Sana Sandeep Sandra Sanjay Sara Sarah
Sasha Scott Sean Sebastian Selma Senait Serena Sergio Shahid Shanice Shanelle Shannon Sharon Shaun Sheila
Shelley Shirin Shirley Shreya Sibusiso Siddharth Silvia Simon Simone Sinead Siobhan Sipho Sofia Sonia Sophia
Sophie Stacey Stanley Stefan Stella Stephanie Stephen Steve Steven Stuart Sunil Sunita Susan Susana Svetlana
Sylvia Tadeusz Tamara Tamika Tania Tanya Tara Tariq Tasha Tatiana Tendai Teresa Terry Thabo Thandi Thandiwe
Theo Theresa Thomas Tiffany Tim Timothy Tina Toby Tom Tomasz Tommy Tony Tracey Tracy Trevor Tunde Tyrone Uche
Usman Valentina Valerie Vanessa Vera Veronica Vicky Victor Vikram Vincent Vivian Vivienne Vladimir Wanda Wanjiru
Wayne Wei Wendy William Wilma Winston Xavier Ximena Yan Yannick Yara Yasmin Yasmine Yetunde Ying Yolanda Youssef
Yuki Yusuf Yvonne Zach Zachary Zahra Zainab Zara Zeinab Zoe Zofia Zola Zoltan Zuri
`);

/** Given names that are words, months or places as well: a surname or a verb of speech must follow. */
export const doubtfulNames = words(`
Angel April Art Asia Aurora Austin Autumn Basil Bill Bob Brook Brooke Candy Carter Chase Chelsea Cherry China
Chad Christian Clay Coral Crystal Dakota Dallas Dawn Destiny Dolores Drew Earl Eden Faith Fern Florence Ford
Frank Gene Georgia Ginger Grace Grant Guy Harmony Hazel Heaven Honey Hope Hunter India Iris Israel Ivy Jack
Jade Jasper Jewel Jordan Joy June Justice Kenya Lance Lily Mark Mason May Melody Mercedes Miles Misty Nelson
Olive Paige Paris Pat Patience Pearl Poppy Prince Princess Ray Rich Rob Rocky Rose Roman Ruby Rusty Sandy
Savannah Scarlett Scout Shelby Sierra Sky Skye Sonny Star Stormy Sue Summer Sunny Sydney Tiger Tuesday Trinity
Unity Victoria Violet Virginia Wade Warren Will Willow Winter Wren
`);

/** People whom everybody may name: who wrote, taught or stood for something. By surname. */
export const publicNames = words(`
Adames Adler Ahmed Ainsworth Akala Angelou Anzaldúa Arbery Armstrong Attenborough Baldwin Bandura Bateson Beck
Bergner Bernal Berne Biden Bion Bland Bollas Bourdieu Bowlby Boyle Brown Buber Burke Bush Butler Cabral Césaire
Chavez-Dueñas Chavez Churchill Clarkson Clinton Coates Collins Comas-Díaz Crenshaw Dalai Darwin Davis Del
Derrida DiAngelo Doubtfire Douglass Du Duran Eddo-Lodge Einstein Ellis Epston Erikson Erskine Eubanks Fanon
Feltham Ferenczi Fisher Flückiger Floyd Fonagy Foucault Frankl Freire French Freud Fromm Gandhi Garner Gendlin
Gilbert Gollwitzer Goffman Goodman Gramsci Greenberg Guilfoyle Hall Hanna Hannah-Jones Harris Hayes Helms
Herman Hemphill Hersey Hook Horney Horvath Imel Jesus Johnson Johnstone Jung Kabat-Zinn Kahlo Keating Kendi
King Klein Kohut Kolk Lacan Lago Laing Levine Lewis Linehan Listrom Lorde Luther Macpherson Mandela Mao Marley
Marshall Martín-Baró Marx Maslow Maté McIntosh McKenzie Menakem Mindell Minuchin Moodley Morgan Morrison
Mosley Mullan Muran Murray-García Neville Ng Nightingale Obama Oliver Orwell Owen Parks Perel Perls Piaget
Pinderhughes Plato Porges Powell Prilleltensky Proctor Reeve Reich Rodolfa Rogers Rosenberg Rothschild Rowe
Ryde Safran Said Saad Sartre Satir Schore Shakespeare Sheeran Siegel Silvana Singh Skinner Sojourner Spivak
Spurgas Stern Sue Szasz Tao Tawwab Taylor Teresa Tervalon Thatcher Truman Trump Truth Tubman Tudor Turner
Tutu Washington Wampold Watson Wells White Wilson Winfrey Winnicott Wolynn Woolf X Yalom Yehuda Young
`);

/** Words with a capital that are no one's name, wherever they stand. */
export const noNames = words(`
A About Act Action Adult African After Again All Also Although American And Anger Another Anyone Anti-Racism
Anxiety April Arab Arabic Are As Asian Asylum At Attachment August Autism Autumn Bank Bangladeshi Because Before
Bible Big Black Book Brexit British Brown But By Buddhist Can Care Caribbean Catholic Centre Chapter Child
Children Chinese Christian Christmas Church City Client Clients Clinic Cognitive College Community Compassion
Could Council Counselling Counsellor Court Covid Crisis Dad Daddy Day Deaf Dear December Depression Did Do
Does Doing During Dutch Each Easter Education Eid Emotional English European Even Every Everyone Facebook
Family February Finally First Focusing For Foundation French Friday Friends From Gay German Gestalt God Good
Google Government Gran Grandad Grandma Grandmother Great Greek Group Gypsy Had Has Have He Health Help Her Here
Hindu Hindi Hispanic His Home Hospital House How However Human I If In Indian Indigenous Internal Is It Italian
Its January Japanese Jew Jewish July June Just Kurdish Last Later Latin Latina Latino Latinx Law Learning Let
Letter Like Lord March Maybe May Me Mental Mindfulness Monday Motivational Movement Mum Mummy Muslim My Nana
National Native Neither Never New Next Nigerian No Nobody Not Nothing November Now October Of Office Often Okay
On Once One Only Or Other Our Out Pakistani Palestinian Parliament People Perhaps Person Person-Centred Police
Policy Polish Portuguese Power Practice Pride Psychodynamic Psychology Psychotherapy Punjabi Quaker Quakers
Queer Questions Quran Ramadan Reading Really Roma Romani Russian Saturday School Schema September Service
Services Session She Should Sikh Since Skype So Social Society Somali Some Somebody Somehow Someone Sometimes
Somewhere South Spanish Spring State Step Still Stop Street Student Summer Sunday Supervision Support Syrian
Systems Tamil Teams Thank That The Their Then There Therapist Therapy These They This Those Though Thursday
Time To Today Together Tomorrow Trans Trauma Traveller Tuesday Turkish Twitter Two Ukrainian Under University
Until Urdu Us Was We Wednesday Welsh Were West What When Whatever Where Which While White Who Why Will Winter
With Without Woman Women Would Year Yes Yesterday Yet Yoruba You Your YouTube Zoom Black Lives Matter God
`);

/** Countries, states, continents and peoples' regions: too wide to find somebody in. */
export const wideLands = words(`
Afghanistan Africa Albania Algeria America Americas Angola Antarctica Arabia Argentina Arizona Arkansas Armenia
Asia Australia Austria Azerbaijan Balkans Bangladesh Barbados Belarus Belgium Belize Bengal Bolivia Bosnia
Botswana Brazil Britain Bulgaria Burma Burundi California Cambodia Cameroon Canada Caribbean Catalonia Chile
China Colombia Colorado Congo Connecticut Croatia Cuba Cyprus Czechia Delaware Denmark Ecuador Egypt England
Eritrea Estonia Ethiopia Europe Fiji Finland Florida France Gambia Gaza Georgia Germany Ghana Greece Grenada
Guatemala Guinea Guyana Haiti Hawaii Heaven Hell Honduras Hungary Iceland Idaho Illinois India Indiana
Indonesia Iowa Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kansas Kashmir Kazakhstan Kentucky Kenya
Korea Kosovo Kurdistan Kuwait Laos Latvia Lebanon Liberia Libya Lithuania Louisiana Luxembourg Macedonia
Maine Malawi Malaysia Mali Malta Maryland Massachusetts Mauritius Mexico Michigan Minnesota Mississippi
Missouri Moldova Mongolia Montana Montenegro Morocco Mozambique Myanmar Namibia Nebraska Nepal Netherlands
Nevada Nicaragua Niger Nigeria North Norway Ohio Oklahoma Oman Ontario Oregon Pakistan Palestine Panama
Paraguay Pennsylvania Peru Philippines Poland Portugal Punjab Qatar Quebec Queensland Romania Russia Rwanda
Salvador Samoa Scandinavia Scotland Senegal Serbia Sicily Sierra Singapore Slovakia Slovenia Somalia South
Spain Sudan Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania Tasmania Tennessee Texas Thailand
Tibet Tigray Togo Tonga Trinidad Tunisia Turkey Uganda UK UAE Ukraine Uruguay US USA Utah Venezuela Vermont
Victoria Vietnam Virginia Wales Washington West Wisconsin Wyoming Yemen Yugoslavia Zambia Zimbabwe East
Northern Southern Eastern Western Central Middle New Great United Latin Sub-Saharan
`);
