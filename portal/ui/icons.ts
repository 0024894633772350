import { html } from '@registratura/html'

/** Drawn for this project: decorative, so hidden from screen readers. */
export const icons = {
  logo: html`<svg class="logo" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false"><path class="logo__shape" d="M20 2c6 4 11 5 16 5v13c0 9-7 15-16 18C11 35 4 29 4 20V7c5 0 10-1 16-5Z"/><path class="logo__line" d="M10 22h5l3-8 5 13 3-5h4"/></svg>`,
  person: html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 4-7 8-7s8 2 8 7"/></svg>`,
  back: html`<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false"><path d="M19 12H5m6-6-6 6 6 6"/></svg>`,
  forward: html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="M5 12h14m-6-6 6 6-6 6"/></svg>`,
} as const
