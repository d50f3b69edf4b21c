import { describePythonPrograms } from './describePrograms';

describePythonPrograms(60);
