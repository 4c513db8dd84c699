/** The part of supabase/config.toml that the embedded backend follows, with its own few differences. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'smol-toml';
import * as v from 'valibot';

const Template = v.object({ subject: v.string(), content_path: v.string() });

const Config = v.object({
	api: v.object({
		schemas: v.array(v.string()),
		extra_search_path: v.array(v.string()),
		max_rows: v.number()
	}),
	db: v.object({ seed: v.object({ sql_paths: v.array(v.string()) }) }),
	inbucket: v.object({ admin_email: v.string(), sender_name: v.string() }),
	auth: v.object({
		jwt_expiry: v.number(),
		enable_refresh_token_rotation: v.boolean(),
		refresh_token_reuse_interval: v.number(),
		enable_signup: v.boolean(),
		enable_anonymous_sign_ins: v.boolean(),
		enable_manual_linking: v.boolean(),
		minimum_password_length: v.number(),
		email: v.object({
			enable_signup: v.boolean(),
			enable_confirmations: v.boolean(),
			double_confirm_changes: v.boolean(),
			max_frequency: v.string(),
			otp_length: v.number(),
			otp_expiry: v.number(),
			template: v.object({ magic_link: Template, confirmation: Template })
		})
	})
});

export type Settings = v.InferOutput<typeof Config>;

export function read(supabaseDir: string): Settings {
	const file = join(supabaseDir, 'config.toml');
	const settings = v.parse(Config, parse(readFileSync(file, 'utf8')));
	const { template } = settings.auth.email;
	// The CLI resolves these from the project's folder; this process may have been started elsewhere.
	for (const mail of Object.values(template)) {
		mail.content_path = resolve(supabaseDir, '..', mail.content_path);
	}
	return settings;
}
