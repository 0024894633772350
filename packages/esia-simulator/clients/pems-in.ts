/** The certificates in a text, one PEM each; what stands around them is passed over, as openssl writes some there. */
export function pemsIn(text: string): readonly string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
}
