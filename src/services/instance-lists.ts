import { Inject, Injectable } from '@nestjs/common';
import type { CtiService } from '../cti/cti-service.js';
import { INSTANCE_DIRECTORY, type InstanceDirectory, type InstanceRecord } from '../instances/instance-directory.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import { OwnInstance } from './own-instance.js';

interface Made {
  readonly state: CtiService['state'];
  readonly sessions: number;
  readonly others: readonly InstanceRecord[];
  readonly list: readonly InstanceEntry[];
}

/** Where each service is to be had: at this instance first, and at all others that live and have it. */
@Injectable()
export class InstanceLists {
  private readonly made = new Map<string, Made>();

  constructor(
    @Inject(INSTANCE_DIRECTORY) private readonly directory: InstanceDirectory,
    private readonly own: OwnInstance,
  ) {}

  /** @returns the same array for as long as it is as it was */
  of(service: CtiService): readonly InstanceEntry[] {
    const [here, others, { state }] = [this.own.of(service), this.directory.others(), service];
    const known = this.made.get(service.id);
    if (known?.state === state && known.sessions === here.sessions && known.others === others) return known.list;
    const list = [{ ...this.directory.self, ...here }, ...others.flatMap((one) => entryOf(one, service.id))];
    this.made.set(service.id, { state, sessions: here.sessions, others, list });
    return list;
  }

  /** The others that have it. */
  elsewhere({ id }: CtiService): readonly InstanceEntry[] {
    return this.directory.others().flatMap((one) => entryOf(one, id));
  }
}

function entryOf({ id, url, services }: InstanceRecord, service: string): readonly InstanceEntry[] {
  const there = services[service];
  return there ? [{ id, ...(url === undefined ? {} : { url }), ...there }] : [];
}
