import { levels, type DeclaredRoute } from '../../portal/http/levels.ts'
import { answers, declared, isVisitor, visitors } from './declared.ts'

const names = Object.keys(visitors).filter(isVisitor)

/** docs/levels.md, from what the routes declare. */
export function printLevels(routes: readonly DeclaredRoute[]): string {
  const rows = routes
    .filter(({ method }) => method !== 'HEAD')
    .map((route) => [
      route.method,
      `\`${route.url}\``,
      route.level,
      ...names.map((visitor) => answers[declared(route, visitor)]),
    ])
  return `# Who may take which route

Made from the routes by \`WRITE_LEVELS=yes node --conditions=development --test test/levels.test.ts\`, and held to them
by the same file: it asks every route as every visitor, ${rows.length * names.length} times in all, and compares. A route
without a level stops the start of the portal (\`portal/http/levels.ts\`).

| level | what it asks |
|---|---|
${Object.entries(levels)
  .map(([level, asks]) => `| ${level} | ${asks} |`)
  .join('\n')}

| visitor | who comes |
|---|---|
${Object.entries(visitors)
  .map(([visitor, who]) => `| ${visitor} | ${who} |`)
  .join('\n')}

«401» is the page that asks to sign in, with nothing of anybody on it. «no such» is the very answer that an id gets which
nobody has. «prove first» leads to Госуслуги or a passkey and back, or asks for the current password where a new one is
to be saved. «stars»: the page without its numbers. Who is refused has changed nothing.

${table([['', 'route', 'level', ...names], ...rows])}
`
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}
