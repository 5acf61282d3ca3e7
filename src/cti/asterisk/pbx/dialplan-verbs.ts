import type { AmiClient } from '../ami/ami-client.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import type { AmiMessage } from '../ami/ami-message.js';

/** What the dialplan is asked for over AMI, in words. */
export class DialplanVerbs {
  /** @param ami throws where there is no link */
  constructor(private readonly ami: () => Pick<AmiClient, 'list'>) {}

  /**
   * Rows `ListDialplan` of a context, of all of it (what it includes is named, and not listed) or of what an extension comes to
   * there (looked for in what it includes too); none where there is no such thing.
   */
  async rows(context: string, extension?: string): Promise<readonly AmiMessage[]> {
    const fields = { Context: context, ...(extension === undefined ? {} : { Extension: extension }) };
    try {
      return await this.ami().list('ShowDialPlan', fields);
    } catch (error) {
      if (error instanceof AmiRefusedError) return [];
      throw error;
    }
  }
}
