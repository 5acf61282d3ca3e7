import type { LevelMeter } from './level-meter.js';

/** Where the other ends of the calls are heard. */
export class Speaker {
  private readonly elements = new Map<MediaStream, HTMLAudioElement>();
  private chosen = '';

  constructor(private readonly meter: LevelMeter) {}

  /** @param id '' for the one that the system takes */
  async choose(id: string): Promise<void> {
    this.chosen = id;
    await Promise.all([...this.elements.values()].map((element) => this.direct(element)));
  }

  play(stream: MediaStream): void {
    if (this.elements.has(stream)) return;
    const element = new Audio();
    element.autoplay = true;
    element.srcObject = stream;
    this.elements.set(stream, element);
    this.meter.listen(stream);
    void this.direct(element).catch(() => undefined);
    void element.play().catch(() => undefined);
  }

  silence(stream: MediaStream | undefined): void {
    const element = stream && this.elements.get(stream);
    if (!element) return;
    element.srcObject = null;
    this.elements.delete(stream);
    this.meter.leave(stream);
  }

  /** Not every browser lets a page choose. */
  private async direct(element: HTMLAudioElement): Promise<void> {
    if ('setSinkId' in element) await element.setSinkId(this.chosen);
  }
}
