import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import type { AdminRole } from '../config/admin-tokens.js';
import type { FailureCode } from '../protocol/failure-code.js';

type Shape = new () => object;

/** What can be asked for or done: its route, who may, and all that the document says of it. */
export interface Operation {
  /** as it is told, and as clients that are generated name it */
  readonly id: string;
  readonly method: 'get' | 'put' | 'post';
  /** parameters as `:id` */
  readonly path: string;
  /** what is needed at least */
  readonly role: AdminRole;
  /** one sentence */
  readonly summary: string;
  readonly query?: Shape;
  readonly body?: Shape;
  /** undefined: text, which is not of this API's making */
  readonly answer: Shape | undefined;
  /** beside those that every operation may fail with */
  readonly failures?: readonly FailureCode[];
  /** asked for every few seconds: it is not told to those who look on */
  readonly untold?: true;
  /** what its parameter names */
  readonly about?: 'session' | 'agent';
}

export const OPERATION = Symbol('Operation');

const METHODS = { get: RequestMethod.GET, put: RequestMethod.PUT, post: RequestMethod.POST } as const;

/** Makes a method of a controller what the row says. */
export function AdminOperation(row: Operation): MethodDecorator {
  return applyDecorators(
    SetMetadata(OPERATION, row),
    RequestMapping({ path: row.path, method: METHODS[row.method] }),
    HttpCode(200),
  );
}
