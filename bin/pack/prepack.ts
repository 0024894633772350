// Node runs no TypeScript under node_modules, so what others install is emitted when a package is packed.
import { dropCondition } from './condition.ts'
import { emit } from './emit.ts'

emit(process.cwd())
dropCondition(process.cwd())
