/** The body's bytes, or undefined once it has grown past the limit; the rest is not read. Throws what the stream throws. */
export async function readBounded(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0

  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > limit) return undefined
    chunks.push(chunk)
  }

  return Buffer.concat(chunks)
}
