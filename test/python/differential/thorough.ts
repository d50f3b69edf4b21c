import { describePythonMutations, describePythonPrograms } from './describePrograms';

// What `npm run test:differential:python` runs.
describePythonPrograms(Number(process.env.DIFFERENTIAL_RUNS ?? 2500), console.log);
describePythonMutations();
