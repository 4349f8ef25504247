import type { Role } from '#domain/roles.ts'

export const ROLES: Record<Role, string> = {
  welcome: 'Welcome desk',
  adviser: 'Adviser',
  lead: 'Team lead',
  display: 'Waiting-room screen',
  hub: 'Hub of a centre',
}
