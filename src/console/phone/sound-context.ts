/**
 * The page's one AudioContext. A browser keeps it silent until the user has touched the page, which is the case after
 * a sign-in, but not after a reload: it begins with the next click or key.
 */
export class SoundContext {
  private context: AudioContext | undefined;
  private readonly wake = () => void this.context?.resume().catch(() => undefined);

  get audio(): AudioContext {
    if (this.context) return this.context;
    this.context = new AudioContext();
    for (const type of ['pointerdown', 'keydown']) document.addEventListener(type, this.wake, { passive: true });
    return this.context;
  }

  close(): void {
    for (const type of ['pointerdown', 'keydown']) document.removeEventListener(type, this.wake);
    void this.context?.close().catch(() => undefined);
    this.context = undefined;
  }
}
