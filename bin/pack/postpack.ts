import { restoreCondition } from './condition.ts'

restoreCondition(process.cwd())
