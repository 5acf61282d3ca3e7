import type { Browser, Locator, Page } from 'playwright-core';
import type { Processor } from '../processor.js';
import { ConsolePage } from './console-page.js';

/** An agent's console with calls on it. */
export class CallDesk {
  readonly page: Page;

  private constructor(
    readonly console: ConsolePage,
    private readonly processor: Processor,
    private readonly agent: string,
  ) {
    this.page = console.page;
  }

  static async open(browser: Browser, processor: Processor, agent: string): Promise<CallDesk> {
    const console = await ConsolePage.open(browser, processor.url);
    await console.signIn(agent);
    return new CallDesk(console, processor, agent);
  }

  /** A customer calls this agent. @returns the card of it, once it rings */
  async rings(name: string, options: object = {}): Promise<Locator> {
    await this.processor.customerCalls('+15550100', { queue: undefined, agent: this.agent, name, ...options });
    const card = this.card(name);
    await card.waitFor();
    return card;
  }

  /** The same, answered. */
  async talks(name: string): Promise<Locator> {
    const card = await this.rings(name);
    await CallDesk.press(card, 'conversation.answer');
    await CallDesk.leg(card, 'connected');
    return card;
  }

  card(name: string): Locator {
    return this.page.getByRole('article').filter({ has: this.page.getByRole('heading', { name }) });
  }

  static readonly press = (card: Locator, command: string): Promise<void> =>
    card.locator(`button[data-command="${command}"]`).click();

  /** Until one of its conversations is in that state. */
  static readonly leg = (card: Locator, state: string): Promise<void> => card.locator(`[data-leg=${state}]`).waitFor();

  /** Chooses how somebody else is to take part, then who. */
  async passOn(card: Locator, command: string, to: string): Promise<void> {
    await CallDesk.press(card, command);
    await this.page.keyboard.type(to);
    await this.page.keyboard.press('Enter');
  }

  /** Says what came of it, and is done. */
  async completed(card: Locator, disposition: string): Promise<void> {
    await card.getByLabel('Disposition').selectOption(disposition);
    await CallDesk.press(card, 'interaction.complete');
    await card.waitFor({ state: 'detached' });
  }

  /** Loads the page anew, and waits for what shall be there again. */
  async reload(...again: readonly Locator[]): Promise<void> {
    await this.page.reload();
    for (const locator of again) await locator.waitFor();
  }
}
