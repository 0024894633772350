import { test } from './test.ts'

// Every journey fails on a breach of the policy; here one is made, to see that it does.
test('HD-003 a breach of the content policy fails the journey that meets it', async ({ page }) => {
  test.fail()
  await page.goto('/')
  await page.evaluate(
    "document.head.append(Object.assign(document.createElement('style'), { textContent: '*{}' }))",
  )
})
