import type { AgentDevices } from '../agent-devices.js';
import type { BrowserPhonesOptions } from '../browser-phones.options.js';
import type { CtiPhone } from '../../port/cti-phone.js';
import { derivedPassword } from './derived-password.js';
import { PasswordsFile } from './passwords-file.js';

/** The name of a SIP account behind the technology of its channels. */
const ACCOUNT = /^[A-Za-z0-9]+\/([A-Za-z0-9_.-]{1,64})$/;

/** Which devices are telephones in browsers, and what these register with. */
export class BrowserPhones {
  private readonly file: PasswordsFile | undefined;

  /** @throws PasswordsFileError where the file cannot be used */
  constructor(
    private readonly options: BrowserPhonesOptions,
    private readonly devices: AgentDevices,
  ) {
    this.file = options.passwordsFile === undefined ? undefined : new PasswordsFile(options.passwordsFile);
  }

  /**
   * @param own it is the agent's own device: only then the password is told
   * @returns undefined where that device is no telephone in a browser
   */
  async at(extension: string, own: boolean): Promise<CtiPhone | undefined> {
    const account = this.has(extension) ? ACCOUNT.exec(this.devices.endpoint(extension))?.[1] : undefined;
    if (account === undefined) return undefined;
    const { url, domain = new URL(url).hostname, iceServers } = this.options;
    const password = own ? await this.passwordOf(account) : undefined;
    return {
      url,
      address: `sip:${account}@${domain}`,
      user: account,
      ...(password !== undefined && { password }),
      ...(iceServers.length > 0 && { iceServers: iceServers.map((one) => ({ ...one })) }),
    };
  }

  private has(extension: string): boolean {
    return this.options.extensions.some((one) =>
      one.endsWith('*') ? extension.startsWith(one.slice(0, -1)) : one === extension,
    );
  }

  private async passwordOf(account: string): Promise<string | undefined> {
    const { secret } = this.options;
    return secret === undefined ? this.file?.of(account) : derivedPassword(secret, account);
  }
}
