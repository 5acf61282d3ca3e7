import type { ExternalProvider } from '../cti.module.js';
import { invalidOption } from '../guard/invalid-option.js';
import type { CtiProviderContext } from '../port/cti-provider-factory.js';
import type { OptionProblem } from '../port/invalid-option.error.js';

/**
 * What a provider from outside refuses of a service's options, for a start that comes to nothing anyway: that is known only when it is
 * made, and what is made is not used. Whatever else goes wrong with that is no setting's fault.
 */
export function refusedBy({ factory, code }: ExternalProvider, context: CtiProviderContext): readonly OptionProblem[] {
  try {
    code.run(() => factory.create(context));
    return [];
  } catch (error) {
    return invalidOption(error)?.problems ?? [];
  }
}
