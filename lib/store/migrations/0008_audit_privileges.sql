-- Beside the triggers: whoever makes the tables gives up the right to change what the audit says (docs/operations.md).
REVOKE UPDATE, DELETE, TRUNCATE ON "audit_entries" FROM CURRENT_USER;
--> statement-breakpoint
REVOKE ALL ON "audit_entries" FROM PUBLIC;
