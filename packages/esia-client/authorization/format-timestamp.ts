const moscow = 3 * 60 * 60 * 1000

/** `yyyy.MM.dd HH:mm:ss +0300`. ESIA takes any zone; Moscow's is the one seen in its examples. */
export function formatTimestamp(at: Date): string {
  const [date = '', time = ''] = new Date(at.getTime() + moscow).toISOString().split('T')

  return `${date.replaceAll('-', '.')} ${time.slice(0, 8)} +0300`
}
