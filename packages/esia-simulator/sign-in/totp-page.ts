import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { signInFrame } from '../ui/sign-in-frame.ts'
import { codeForm } from './code-form.ts'
import { codeWords, type CodeProps } from './code-page.ts'

export function totpPage(props: CodeProps): Html {
  const { error, wrapped } = props

  return signInFrame({
    title: 'Код из приложения',
    failed: error !== undefined,
    back: { path: paths.startAgain, text: 'Войти под другим именем' },
    body: html`
      <h1>Код из приложения</h1>
      <p>Откройте приложение, которое показывает коды для входа, и введите код для Госуслуг. Он меняется каждые 30 секунд.</p>
      ${codeForm({
        kind: 'esia-ttp',
        action: paths.code,
        label: 'Код из приложения',
        error: error && codeWords(error, props),
        wrapped,
      })}
      <p class="alone"><a href="${url(paths.signInHelp)}">Не удается войти?</a></p>
      <p class="aside alone">На стенде такое приложение показывает <a href="${url(paths.phone)}">тестовый телефон</a>.</p>
    `,
  })
}
