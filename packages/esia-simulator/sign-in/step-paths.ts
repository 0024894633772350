import { paths } from '../paths.ts'
import type { StepName } from '../steps/steps.ts'

export const stepPaths = {
  FILL_MFA: paths.fillMfa,
  MAX_QUIZ: paths.maxQuiz,
  CHANGE_PASSWORD: paths.changePassword,
} as const satisfies Record<StepName, string>
