/** What stops a start: `message` is one Russian line for the operator, without secrets; no stack is printed for it. */
export class StartError extends Error {
  override name = 'StartError'
}
