/** The settings that the side bar and the palette lead to, and what it takes to see them. */
export const SETTINGS = [
  { name: 'team', icon: 'person', permission: 'team:manage' },
  { name: 'embeds', icon: 'frame', permission: 'embeds:manage' },
  { name: 'audit', icon: 'entries', permission: 'audit:read' },
  { name: 'connection', icon: 'pulse', permission: 'connection:read' },
  { name: 'support', icon: 'tools', permission: 'customers:read' },
] as const

export type SettingsPage = (typeof SETTINGS)[number]
