import type { Browser, BrowserContext, Page } from 'playwright-core';

const WAIT_MS = 20_000;

/** The console in a tab of its own, with the words of an English browser. */
export class ConsolePage {
  /** what the page has complained of */
  readonly faults: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      // A browser complains of every refusal over HTTP; those of the simulator's control are shown to the user.
      const refusal = new URL(message.location().url || url, url).pathname.startsWith('/simulator');
      if (message.type() === 'error' && !refusal) this.faults.push(message.text());
    });
  }

  /**
   * @param url of the processor
   * @param script a file that runs in each page before all others
   */
  static async open(browser: Browser, url: string, path = '/console', script?: string): Promise<ConsolePage> {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 800 } });
    if (script !== undefined) await context.addInitScript({ path: script });
    const made = new ConsolePage(context, await context.newPage(), url);
    await made.page.goto(`${url}${path}`);
    return made;
  }

  /** Another tab of the same browser. */
  async another(path = '/console'): Promise<ConsolePage> {
    const made = new ConsolePage(this.context, await this.context.newPage(), this.url);
    await made.page.goto(`${this.url}${path}`);
    return made;
  }

  async fill(agent: string, password = 'demo'): Promise<void> {
    await this.page.getByLabel('Agent', { exact: true }).fill(agent);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.press('Sign in');
  }

  async signIn(agent: string): Promise<void> {
    await this.fill(agent);
    await this.page.locator('.channel').waitFor();
  }

  /** The button of that name. */
  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).first().click();
  }

  /** The button of that command. */
  command(name: string): Promise<void> {
    return this.page.locator(`[data-command="${name}"]`).first().click();
  }

  /** Until that text is there. */
  shows(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
