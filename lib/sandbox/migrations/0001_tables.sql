CREATE TABLE "addons" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"lookup_key" text NOT NULL,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entitlements" (
	"id" text PRIMARY KEY NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text NOT NULL,
	"feature_id" text NOT NULL,
	"is_enabled" boolean NOT NULL,
	"usage_limit" bigint,
	"usage_reset_period" text,
	"is_soft_limit" boolean DEFAULT false NOT NULL,
	"static_value" text,
	"config_value" jsonb,
	"parent_entitlement_id" text,
	"start_date" timestamp(6) with time zone,
	"end_date" timestamp(6) with time zone,
	"aggregation_mode" text DEFAULT 'additive' NOT NULL,
	"grant_measure" text,
	"grant_quota" numeric,
	"grant_duration_value" integer,
	"grant_duration_unit" text,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "features" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"lookup_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"type" text NOT NULL,
	"meter_id" text DEFAULT '' NOT NULL,
	"metadata" jsonb,
	"unit_singular" text DEFAULT '' NOT NULL,
	"unit_plural" text DEFAULT '' NOT NULL,
	"reporting_unit" jsonb,
	"alert_settings" jsonb,
	"group_id" text,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meters" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"event_name" text NOT NULL,
	"aggregation" jsonb NOT NULL,
	"filters" jsonb NOT NULL,
	"reset_usage" text NOT NULL,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"lookup_key" text NOT NULL,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_counts" (
	"status" text PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" text PRIMARY KEY NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"contact" text,
	"address_line1" text DEFAULT '' NOT NULL,
	"address_line2" text DEFAULT '' NOT NULL,
	"address_city" text DEFAULT '' NOT NULL,
	"address_state" text DEFAULT '' NOT NULL,
	"address_postal_code" text DEFAULT '' NOT NULL,
	"address_country" text DEFAULT '' NOT NULL,
	"timezone" text DEFAULT 'UTC' NOT NULL,
	"metadata" jsonb,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "integration_mappings" (
	"id" text PRIMARY KEY NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text NOT NULL,
	"provider_type" text NOT NULL,
	"provider_entity_id" text NOT NULL,
	"metadata" jsonb,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tax_rates" (
	"code" text PRIMARY KEY NOT NULL,
	"tax_rate_status" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wallets" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"currency" text NOT NULL,
	"wallet_status" text NOT NULL,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit_grant_applications" (
	"id" text PRIMARY KEY NOT NULL,
	"credit_grant_id" text NOT NULL,
	"subscription_id" text NOT NULL,
	"scheduled_for" timestamp(6) with time zone NOT NULL,
	"applied_at" timestamp(6) with time zone,
	"period_start" timestamp(6) with time zone NOT NULL,
	"period_end" timestamp(6) with time zone,
	"application_status" text NOT NULL,
	"application_reason" text NOT NULL,
	"subscription_status_at_application" text NOT NULL,
	"credits" numeric NOT NULL,
	"failure_reason" text,
	"retry_count" integer DEFAULT 0 NOT NULL,
	"metadata" jsonb,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit_grants" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"subscription_id" text NOT NULL,
	"cadence" text NOT NULL,
	"period" text,
	"period_count" integer,
	"credits" numeric NOT NULL,
	"expiration_type" text DEFAULT 'NEVER' NOT NULL,
	"credit_grant_anchor" timestamp(6) with time zone NOT NULL,
	"end_date" timestamp(6) with time zone,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sandbox_facts" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "addon_associations" (
	"id" text PRIMARY KEY NOT NULL,
	"addon_id" text NOT NULL,
	"subscription_id" text NOT NULL,
	"addon_status" text NOT NULL,
	"start_date" timestamp(6) with time zone,
	"end_date" timestamp(6) with time zone,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_name" text NOT NULL,
	"external_customer_id" text NOT NULL,
	"timestamp" timestamp(6) with time zone NOT NULL,
	"properties" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "line_items" (
	"id" text PRIMARY KEY NOT NULL,
	"subscription_id" text NOT NULL,
	"meter_id" text DEFAULT '' NOT NULL,
	"price_type" text NOT NULL,
	"start_date" timestamp(6) with time zone NOT NULL,
	"end_date" timestamp(6) with time zone,
	"status" text DEFAULT 'published' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"lookup_key" text,
	"subscription_status" text NOT NULL,
	"subscription_type" text DEFAULT 'standalone' NOT NULL,
	"parent_subscription_id" text,
	"currency" text DEFAULT 'usd' NOT NULL,
	"timezone" text DEFAULT 'UTC' NOT NULL,
	"billing_period" text NOT NULL,
	"billing_period_count" integer DEFAULT 1 NOT NULL,
	"billing_cycle" text DEFAULT 'anniversary' NOT NULL,
	"billing_anchor" timestamp(6) with time zone NOT NULL,
	"start_date" timestamp(6) with time zone NOT NULL,
	"end_date" timestamp(6) with time zone,
	"current_period_start" timestamp(6) with time zone NOT NULL,
	"current_period_end" timestamp(6) with time zone NOT NULL,
	"cancelled_at" timestamp(6) with time zone,
	"cancel_at" timestamp(6) with time zone,
	"cancel_at_period_end" boolean DEFAULT false NOT NULL,
	"trial_start" timestamp(6) with time zone,
	"trial_end" timestamp(6) with time zone,
	"pause_status" text DEFAULT 'none' NOT NULL,
	"commitment_amount" numeric,
	"overage_factor" numeric DEFAULT '1',
	"payment_terms" text,
	"collection_method" text DEFAULT 'charge_automatically' NOT NULL,
	"payment_behavior" text DEFAULT 'default_active' NOT NULL,
	"proration_behavior" text DEFAULT 'none' NOT NULL,
	"metadata" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "entitlements_entity" ON "entitlements" USING btree ("entity_id");--> statement-breakpoint
CREATE INDEX "features_lookup_key" ON "features" USING btree ("lookup_key");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_external_id_published" ON "customers" USING btree ("external_id") WHERE "customers"."status" = 'published';--> statement-breakpoint
CREATE INDEX "customers_created_at" ON "customers" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "customers_updated_at" ON "customers" USING btree ("status","updated_at");--> statement-breakpoint
CREATE INDEX "customers_name" ON "customers" USING btree ("status","name");--> statement-breakpoint
CREATE INDEX "customers_email" ON "customers" USING btree ("status","email");--> statement-breakpoint
CREATE INDEX "customers_external_id" ON "customers" USING btree ("status","external_id");--> statement-breakpoint
CREATE INDEX "customers_name_contains" ON "customers" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "customers_email_contains" ON "customers" USING gin ("email" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "customers_external_id_contains" ON "customers" USING gin ("external_id" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "integration_mappings_entity" ON "integration_mappings" USING btree ("entity_id");--> statement-breakpoint
CREATE INDEX "wallets_customer" ON "wallets" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "credit_grant_applications_of" ON "credit_grant_applications" USING btree ("subscription_id","scheduled_for");--> statement-breakpoint
CREATE INDEX "credit_grant_applications_due" ON "credit_grant_applications" USING btree ("scheduled_for") WHERE "credit_grant_applications"."application_status" in ('pending', 'failed');--> statement-breakpoint
CREATE INDEX "addon_associations_subscription" ON "addon_associations" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "events_of_customer" ON "events" USING btree ("external_customer_id","event_name","timestamp");--> statement-breakpoint
CREATE INDEX "line_items_subscription" ON "line_items" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "subscriptions_customer" ON "subscriptions" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "subscriptions_parent" ON "subscriptions" USING btree ("parent_subscription_id");--> statement-breakpoint
CREATE INDEX "subscriptions_period_end" ON "subscriptions" USING btree ("current_period_end") WHERE "subscriptions"."subscription_status" in ('active', 'trialing');