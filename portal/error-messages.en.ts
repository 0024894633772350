import type { Words } from './error-messages.ts'

const again = 'Start from the main page of the portal.'

export const en: Words = {
  statuses: {
    400: {
      title: 'The portal did not understand the request',
      body: ['This happens when a page is out of date, or has not opened to its end.', again],
    },
    403: {
      title: 'This was stopped',
      body: [
        'The request did not come from a page of the portal. To protect your data, the portal did not do it.',
        again,
      ],
    },
    404: {
      title: 'There is no such page',
      body: ['The address may have a slip in it, or the page has moved.', again],
    },
    405: { title: 'This page does not open this way', body: [again] },
    413: { title: 'Too much text', body: ['Make the text shorter and send it again.'] },
    415: {
      title: 'The portal did not understand the request',
      body: ['This happens when a page is out of date.', again],
    },
    408: {
      title: 'The connection is too slow',
      body: ['The portal could not wait for the whole request. Try again.'],
    },
    421: { title: 'There is no such site here', body: ['Check the address of the portal.'] },
    429: { title: 'Too many requests', body: ['Wait a minute and try again.'] },
    431: {
      title: 'The address is too long',
      body: ['The portal did not read it. This happens when a page has opened wrongly.', again],
    },
    500: {
      title: 'The portal could not do it',
      body: ['The fault is on our side, and we have noted it. Try again in a minute.'],
    },
    503: {
      title: 'The portal is busy',
      body: ['It cannot answer in time just now. Try again in a minute.'],
    },
  },
  toMain: 'To the main page',
  number: (id) => `If you write to support, give the number of the request: ${id}`,
}
