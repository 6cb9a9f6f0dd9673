import { pgTable, text } from 'drizzle-orm/pg-core'

/** What the data is: the seed's version, how many customers were asked for, and the moment it was made for. */
export const sandboxFacts = pgTable('sandbox_facts', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})
