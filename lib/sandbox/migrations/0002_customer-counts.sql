-- customer_counts follows customers statement by statement, whoever writes.
CREATE FUNCTION customers_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    UPDATE customer_counts c SET count = c.count - g.count
    FROM (SELECT status, count(*) AS count FROM removed GROUP BY status) g WHERE g.status = c.status;
  END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN
    INSERT INTO customer_counts AS c SELECT status, count(*) FROM added GROUP BY status
    ON CONFLICT (status) DO UPDATE SET count = c.count + excluded.count;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION customers_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM customer_counts;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customers_added AFTER INSERT ON customers REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION customers_counted();
--> statement-breakpoint
CREATE TRIGGER customers_changed AFTER UPDATE ON customers REFERENCING OLD TABLE AS removed NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION customers_counted();
--> statement-breakpoint
CREATE TRIGGER customers_removed AFTER DELETE ON customers REFERENCING OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION customers_counted();
--> statement-breakpoint
CREATE TRIGGER customers_emptied AFTER TRUNCATE ON customers
FOR EACH STATEMENT EXECUTE FUNCTION customers_emptied();
