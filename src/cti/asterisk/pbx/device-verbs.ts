import type { AmiClient } from '../ami/ami-client.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import type { AmiMessage } from '../ami/ami-message.js';

/** What is asked of devices over AMI, in words. */
export class DeviceVerbs {
  /** @param ami throws where there is no link */
  constructor(private readonly ami: () => Pick<AmiClient, 'action' | 'list'>) {}

  /** Of a PJSIP endpoint, as its configuration has it; '' where it has none, or cannot be asked (`func_pjsip_endpoint`). */
  async callerId(endpoint: string): Promise<string> {
    try {
      return (await this.ami().action('Getvar', { Variable: `PJSIP_ENDPOINT(${endpoint},callerid)` })).text('Value');
    } catch (error) {
      if (error instanceof AmiRefusedError) return '';
      throw error;
    }
  }

  /** The states of all devices; none where the switch does not tell them (`res_manager_devicestate` is not loaded). */
  async states(): Promise<readonly AmiMessage[]> {
    try {
      return await this.ami().list('DeviceStateList');
    } catch (error) {
      if (error instanceof AmiRefusedError) return [];
      throw error;
    }
  }
}
