import { join } from 'node:path'

export const reportFile = (database: string): string =>
  join(import.meta.dirname, '..', '..', 'reports', `prove-isolation-${database}.json`)
