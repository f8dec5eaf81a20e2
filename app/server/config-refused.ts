import { OperatorProblem } from '#db/operator-problem.ts';

/** A setting that stops the boot. */
export class ConfigRefused extends OperatorProblem {}
