declare module 'node-webpmux' {
  type Frame = { readonly delay: number }
  const webp: {
    readonly Image: {
      generateFrame(of: { readonly buffer: Buffer; readonly delay: number }): Promise<Frame>
      save(
        path: string,
        options: { readonly frames: readonly Frame[]; readonly width: number; readonly height: number },
      ): Promise<void>
    }
  }
  export default webp
}
