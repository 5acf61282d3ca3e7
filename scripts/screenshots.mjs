// `npm run screenshots`: the pictures of the README and of docs/console.md, taken of the console as it is, on the simulator.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const FOLDER = 'docs/images';
const START_MS = 30_000;

const processor = spawn(process.execPath, ['dist/main.js'], {
  env: { ...process.env, PORT: '0', LOG_FORMAT: 'text' },
  stdio: ['ignore', 'pipe', 'inherit'],
});

async function address() {
  const late = AbortSignal.timeout(START_MS);
  late.addEventListener('abort', () => processor.kill());
  for await (const line of createInterface({ input: processor.stdout })) {
    const [, url] = /listening on (http:\S+)/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error('the processor does not listen');
}

async function signIn(page, url, agent) {
  await page.goto(`${url}/console`);
  await page.getByLabel('Agent', { exact: true }).fill(agent);
  await page.getByLabel('Password', { exact: true }).fill('demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('[data-command="channel.ready"]').click();
  await page.locator('[data-state="ready"]').waitFor();
}

async function call(url, customer) {
  const answer = await fetch(`${url}/simulator/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(customer),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const takeTo = (page, name) => page.screenshot({ path: join(FOLDER, `${name}.png`) });

async function take(browser, url) {
  const seen = { locale: 'en-GB', viewport: { width: 1280, height: 800 }, colorScheme: 'light' };
  const colleague = await (await browser.newContext(seen)).newPage();
  const page = await (await browser.newContext(seen)).newPage();
  await signIn(page, url, '1001');
  await call(url, {
    queue: 'support',
    from: '+15550100',
    name: 'Ann Customer',
    data: { account: '4711', topic: 'Invoice' },
  });
  await page.locator('[data-command="conversation.answer"], [data-command="interaction.accept"]').first().click();
  await page.locator('[data-command="conversation.hold"]').waitFor();
  await signIn(colleague, url, '1002');
  await page.locator('[data-presence="ready"]').first().waitFor();
  await takeTo(page, 'console');
  await page.emulateMedia({ colorScheme: 'dark' });
  await takeTo(page, 'console-dark');
  await call(url, { queue: 'support', from: '+15550101', name: 'Bob Caller' });
  await colleague.locator('[data-command="conversation.answer"], [data-command="interaction.accept"]').first().click();
  await call(url, { queue: 'support', from: '+15550102' });
  const board = await (await browser.newContext(seen)).newPage();
  await signIn(board, url, '1010');
  await board.locator('[data-command="channel.notready"]').first().click();
  await board.goto(`${url}/console/wallboard`);
  await board.getByText('support').first().waitFor();
  await takeTo(board, 'wallboard');
}

mkdirSync(FOLDER, { recursive: true });
const told = execFileSync('scripts/chromium-setup.sh', { encoding: 'utf8' });
const folder = told.trimEnd().split('\n').at(-1) ?? '';
try {
  const url = await address();
  const browser = await chromium.launch({ executablePath: join(folder, 'chromium'), chromiumSandbox: false });
  try {
    await take(browser, url);
  } finally {
    await browser.close();
  }
} finally {
  processor.kill();
  await once(processor, 'exit');
}
