CREATE TABLE "embed_configurations" (
	"id" text PRIMARY KEY NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"is_enabled" boolean NOT NULL,
	"settings" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "embed_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"ending" text NOT NULL,
	"widgets" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "embed_keys_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "embed_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"environment" text NOT NULL,
	"customer_id" text NOT NULL,
	"kind" text NOT NULL,
	"key_id" text,
	"staff_id" text,
	"staff_session_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "embed_keys" ADD CONSTRAINT "embed_keys_configuration_id_embed_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."embed_configurations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embed_sessions" ADD CONSTRAINT "embed_sessions_configuration_id_embed_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."embed_configurations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embed_sessions" ADD CONSTRAINT "embed_sessions_key_id_embed_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."embed_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embed_sessions" ADD CONSTRAINT "embed_sessions_staff_id_users_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embed_sessions" ADD CONSTRAINT "embed_sessions_staff_session_id_sessions_id_fk" FOREIGN KEY ("staff_session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "embed_configurations_environment" ON "embed_configurations" USING btree ("environment");--> statement-breakpoint
CREATE INDEX "embed_keys_configuration_id" ON "embed_keys" USING btree ("configuration_id");--> statement-breakpoint
CREATE INDEX "embed_sessions_customer" ON "embed_sessions" USING btree ("environment","customer_id");--> statement-breakpoint
CREATE INDEX "embed_sessions_configuration" ON "embed_sessions" USING btree ("configuration_id","expires_at");--> statement-breakpoint
CREATE INDEX "embed_sessions_expires_at" ON "embed_sessions" USING btree ("expires_at");