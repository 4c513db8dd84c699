export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  // Allows to automatically instantiate createClient with right options
  // instead of createClient<Database, { PostgrestVersion: 'XX' }>(URL, KEY)
  __InternalSupabase: {
    PostgrestVersion: "12"
  }
  public: {
    Tables: {
      choices: {
        Row: {
          chosen_at: string
          letter: string
          step: string
          user_id: string
        }
        Insert: {
          chosen_at?: string
          letter: string
          step: string
          user_id?: string
        }
        Update: {
          chosen_at?: string
          letter?: string
          step?: string
          user_id?: string
        }
        Relationships: []
      }
      plans: {
        Row: {
          act: string
          cue: string
          ended_at: string | null
          id: string
          letter: string
          made_at: string
          step: string
          user_id: string
        }
        Insert: {
          act: string
          cue: string
          ended_at?: string | null
          id?: string
          letter: string
          made_at?: string
          step: string
          user_id?: string
        }
        Update: {
          act?: string
          cue?: string
          ended_at?: string | null
          id?: string
          letter?: string
          made_at?: string
          step?: string
          user_id?: string
        }
        Relationships: []
      }
      profiles: {
        Row: {
          created_at: string
          display_name: string
          pronouns: string | null
          updated_at: string
          user_id: string
        }
        Insert: {
          created_at?: string
          display_name: string
          pronouns?: string | null
          updated_at?: string
          user_id?: string
        }
        Update: {
          created_at?: string
          display_name?: string
          pronouns?: string | null
          updated_at?: string
          user_id?: string
        }
        Relationships: []
      }
      reads: {
        Row: {
          letter: string
          read_at: string
          user_id: string
        }
        Insert: {
          letter: string
          read_at?: string
          user_id?: string
        }
        Update: {
          letter?: string
          read_at?: string
          user_id?: string
        }
        Relationships: []
      }
      reflection_versions: {
        Row: {
          body: string
          letter: string
          prompt: string
          user_id: string
          version: number
          written_at: string
        }
        Insert: {
          body: string
          letter: string
          prompt: string
          user_id: string
          version: number
          written_at: string
        }
        Update: {
          body?: string
          letter?: string
          prompt?: string
          user_id?: string
          version?: number
          written_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "reflection_versions_user_id_letter_prompt_fkey"
            columns: ["user_id", "letter", "prompt"]
            referencedRelation: "reflections"
            referencedColumns: ["user_id", "letter", "prompt"]
          },
        ]
      }
      reflections: {
        Row: {
          body: string
          created_at: string
          letter: string
          prompt: string
          search: unknown
          updated_at: string
          user_id: string
          version: number
        }
        Insert: {
          body: string
          created_at?: string
          letter: string
          prompt: string
          search?: never
          updated_at?: string
          user_id?: string
          version?: number
        }
        Update: {
          body?: string
          created_at?: string
          letter?: string
          prompt?: string
          search?: never
          updated_at?: string
          user_id?: string
          version?: number
        }
        Relationships: []
      }
      rhythms: {
        Row: {
          days: number
          starts_on: string
          user_id: string
        }
        Insert: {
          days: number
          starts_on: string
          user_id?: string
        }
        Update: {
          days?: number
          starts_on?: string
          user_id?: string
        }
        Relationships: []
      }
      seals: {
        Row: {
          letter: string
          opens_on: string
          prompt: string
          sealed_at: string
          user_id: string
        }
        Insert: {
          letter: string
          opens_on: string
          prompt: string
          sealed_at?: string
          user_id?: string
        }
        Update: {
          letter?: string
          opens_on?: string
          prompt?: string
          sealed_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "seals_user_id_letter_prompt_fkey"
            columns: ["user_id", "letter", "prompt"]
            referencedRelation: "reflections"
            referencedColumns: ["user_id", "letter", "prompt"]
          },
        ]
      }
      ticks: {
        Row: {
          letter: string
          step: string
          ticked_at: string
          user_id: string
        }
        Insert: {
          letter: string
          step: string
          ticked_at?: string
          user_id?: string
        }
        Update: {
          letter?: string
          step?: string
          ticked_at?: string
          user_id?: string
        }
        Relationships: []
      }
      tries: {
        Row: {
          created_at: string
          id: string
          letter: string
          noticed: string
          search: unknown
          step: string
          tried_on: string
          updated_at: string
          user_id: string
          version: number
          went: string
        }
        Insert: {
          created_at?: string
          id?: string
          letter: string
          noticed?: string
          search?: never
          step: string
          tried_on: string
          updated_at?: string
          user_id?: string
          version?: number
          went?: string
        }
        Update: {
          created_at?: string
          id?: string
          letter?: string
          noticed?: string
          search?: never
          step?: string
          tried_on?: string
          updated_at?: string
          user_id?: string
          version?: number
          went?: string
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      answer_send: {
        Args: { body: string; id: string; reply: string }
        Returns: Json
      }
      answer_withdraw: { Args: { answer: string }; Returns: undefined }
      choice_save: {
        Args: { chosen: boolean; letter: string; step: string }
        Returns: undefined
      }
      circle_page: { Args: { cohort: string; page: number }; Returns: Json }
      circle_save: {
        Args: { cohort: string; open: boolean }
        Returns: undefined
      }
      circle_send: {
        Args: {
          body: string
          cohort: string
          id: string
          letter: string
          prompt: string
        }
        Returns: Json
      }
      cohort_consent: {
        Args: { cohort: string; shares: boolean }
        Returns: undefined
      }
      cohort_end: { Args: { cohort: string; days: number }; Returns: undefined }
      cohort_export: { Args: { cohort: string; format: string }; Returns: Json }
      cohort_join: {
        Args: { hears: boolean; shares: boolean; token: string }
        Returns: Json
      }
      cohort_leave: {
        Args: { cohort: string; withdraw: boolean }
        Returns: undefined
      }
      cohort_list: { Args: Record<PropertyKey, never>; Returns: Json }
      cohort_overview: {
        Args: { cohort: string; page: number; search: string; sort: string }
        Returns: Json
      }
      cohort_page: { Args: { cohort: string }; Returns: Json }
      cohort_people: {
        Args: { cohort: string; page: number; search: string }
        Returns: Json
      }
      cohort_reopen: { Args: { cohort: string }; Returns: undefined }
      cohort_settings: {
        Args: { answers_within: string; cohort: string; name: string }
        Returns: undefined
      }
      cohort_start: { Args: { name: string }; Returns: string }
      concern_done: { Args: { concern: string }; Returns: undefined }
      concern_raise: {
        Args: { answer: string; reply: string; why: string }
        Returns: undefined
      }
      desk_page: { Args: Record<PropertyKey, never>; Returns: Json }
      handover_answer: {
        Args: { accept: boolean; cohort: string }
        Returns: undefined
      }
      handover_offer: {
        Args: { cohort: string; member: string; stays: boolean }
        Returns: undefined
      }
      handover_page: { Args: { cohort: string }; Returns: Json }
      handover_withdraw: { Args: { cohort: string }; Returns: undefined }
      health: { Args: Record<PropertyKey, never>; Returns: boolean }
      hearing_end: { Args: { key: string }; Returns: undefined }
      hearing_save: {
        Args: { cohort: string; hears: boolean }
        Returns: undefined
      }
      host_add: { Args: { email: string }; Returns: string }
      host_cohorts: { Args: { page: number }; Returns: Json }
      host_list: { Args: Record<PropertyKey, never>; Returns: Json }
      host_name: { Args: { email: string }; Returns: string }
      host_remove: { Args: { email: string }; Returns: string }
      host_unname: { Args: { host: string }; Returns: undefined }
      hosts_page: { Args: { page: number }; Returns: Json }
      invitation_look: { Args: { token: string }; Returns: Json }
      invitation_make: {
        Args: { cohort: string; days: number; role: string; seats: number }
        Returns: string
      }
      invitation_replace: {
        Args: { cohort: string; token: string }
        Returns: string
      }
      invitation_revoke: {
        Args: { cohort: string; token: string }
        Returns: undefined
      }
      invite_again: {
        Args: { cohort: string; invite: string }
        Returns: undefined
      }
      invite_many: {
        Args: { addresses: string[]; cohort: string; days: number }
        Returns: Json
      }
      invite_not_sent: {
        Args: { invite: string; problem: string }
        Returns: undefined
      }
      invite_refuse: { Args: { key: string }; Returns: undefined }
      invite_revoke: {
        Args: { cohort: string; invite: string }
        Returns: undefined
      }
      invite_sent: { Args: { invite: string }; Returns: undefined }
      invites_due: { Args: { at_most: number; round: string }; Returns: Json }
      invites_page: { Args: { cohort: string; page: number }; Returns: Json }
      learner_page: { Args: { cohort: string; member: string }; Returns: Json }
      letter_page: { Args: { letter: string }; Returns: Json }
      letters_page: { Args: Record<PropertyKey, never>; Returns: Json }
      member_remove: {
        Args: { cohort: string; member: string }
        Returns: undefined
      }
      message_hide: {
        Args: { answer: string; reason: string; reply: string }
        Returns: undefined
      }
      message_show: {
        Args: { answer: string; reply: string }
        Returns: undefined
      }
      note_save: { Args: { body: string; cohort: string }; Returns: undefined }
      notebook_export: { Args: Record<PropertyKey, never>; Returns: Json }
      notebook_page: {
        Args: { page: number; search: string; sort: string }
        Returns: Json
      }
      plan_end: { Args: { id: string }; Returns: undefined }
      plan_save: {
        Args: {
          act: string
          cue: string
          id: string
          letter: string
          step: string
        }
        Returns: Json
      }
      post_due: { Args: { at_most: number; round: string }; Returns: Json }
      post_refused: {
        Args: { mail: string; problem: string }
        Returns: undefined
      }
      post_sent: { Args: { mail: string }; Returns: undefined }
      practice_save: {
        Args: {
          letter: string
          read?: boolean
          tick: string[]
          untick: string[]
        }
        Returns: undefined
      }
      profile_page: { Args: Record<PropertyKey, never>; Returns: Json }
      profile_save: {
        Args: { display_name: string; pronouns: string }
        Returns: undefined
      }
      reflection_bring_back: {
        Args: { letter: string; prompt: string }
        Returns: Json
      }
      reflection_delete: {
        Args: { based_on: number; letter: string; prompt: string }
        Returns: Json
      }
      reflection_page: {
        Args: { letter: string; prompt: string }
        Returns: Json
      }
      reflection_save: {
        Args: { based_on: number; body: string; letter: string; prompt: string }
        Returns: Json
      }
      replies_page: { Args: Record<PropertyKey, never>; Returns: Json }
      reply_begin: { Args: { letter: string; prompt: string }; Returns: Json }
      reply_page: { Args: { reply: string }; Returns: Json }
      reply_send: {
        Args: {
          body: string
          cohort: string
          id: string
          letter: string
          prompt: string
        }
        Returns: Json
      }
      reply_settle: {
        Args: { reply: string; settled: boolean }
        Returns: undefined
      }
      reply_withdraw: { Args: { reply: string }; Returns: undefined }
      rhythm_save: {
        Args: { days: number; starts_on: string }
        Returns: undefined
      }
      seal_open: {
        Args: { letter: string; prompt: string }
        Returns: undefined
      }
      seal_save: {
        Args: { letter: string; opens_on: string; prompt: string }
        Returns: undefined
      }
      seen_page: { Args: Record<PropertyKey, never>; Returns: Json }
      try_delete: { Args: { id: string }; Returns: undefined }
      try_save: {
        Args: {
          based_on: number
          id: string
          letter: string
          noticed: string
          step: string
          tried_on: string
          went: string
        }
        Returns: Json
      }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
} as const
