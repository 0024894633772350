import { html } from '@registratura/html'

/** Drawn for this project: decorative, so hidden from screen readers. */
export const icons = {
  logo: html`<svg class="logo" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false"><path d="M20 35C8 27 4 21 4 14.5A8.5 8.5 0 0 1 20 11a8.5 8.5 0 0 1 16 3.5C36 21 32 27 20 35ZM10 20h5l3-6 4 10 3-4h5"/></svg>`,
  person: html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 4-7 8-7s8 2 8 7"/></svg>`,
  back: html`<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false"><path d="M19 12H5m6-6-6 6 6 6"/></svg>`,
  forward: html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="M5 12h14m-6-6 6 6-6 6"/></svg>`,
} as const
