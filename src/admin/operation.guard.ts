import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ForbiddenError } from '../errors/desktop-errors.js';
import type { Visits } from './access/visits.js';
import { OPERATION, type Operation } from './operation.decorator.js';

interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

/** Lets only those do something whose role it is, and notes what it is. */
export class OperationGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(private readonly visits: Visits) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Asked>();
    const { id, role, untold } = this.reflector.get<Operation>(OPERATION, context.getHandler());
    const visit = this.visits.of(request);
    visit.operation = id;
    if (untold) visit.untold = untold;
    const target = request.params?.['id'];
    if (target !== undefined) visit.target = target;
    if (request.query?.['personal'] === 'yes') visit.personalData = true;
    if (role === 'operate' && visit.caller?.role !== 'operate') throw new ForbiddenError('this token may look only');
    return true;
  }
}
