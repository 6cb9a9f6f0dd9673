CREATE TABLE "exports" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"environment" text NOT NULL,
	"order" text NOT NULL,
	"state" text NOT NULL,
	"expected" integer,
	"written" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_staff_id_users_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;