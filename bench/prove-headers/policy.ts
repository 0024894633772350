import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'

export type Findings = { readonly high: readonly string[]; readonly other: readonly string[] }

/** What Google's evaluator finds in a policy as it was sent. */
export function evaluate(policy: string): Findings {
  const found = new CspEvaluator(new CspParser(policy).csp).evaluate().map((finding) => ({
    isHigh: finding.severity <= Severity.SYNTAX,
    said: `${Severity[finding.severity]} ${finding.directive} ${finding.value ?? ''}: ${finding.description}`,
  }))
  return {
    high: found.filter(({ isHigh }) => isHigh).map(({ said }) => said),
    other: found.filter(({ isHigh }) => !isHigh).map(({ said }) => said),
  }
}
