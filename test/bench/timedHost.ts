import { createModule, type JsModule, type ModuleHost } from '../../src/languages/javascript/modules';
import { parseSource } from '../../src/languages/javascript/source';
import { createNodeFileSystem } from '../../src/project/nodeFileSystem';
import { Project } from '../../src/project/project';

/** Parses files as a project does, and notes how long that takes. */
export class TimedHost implements ModuleHost {
  readonly version = 0;
  /** Milliseconds of processor time. */
  parsing = 0;
  parsedFiles = 0;
  readonly #project = new Project(createNodeFileSystem());
  readonly #modules = new Map<string, JsModule | undefined>();

  resolve(...place: Parameters<ModuleHost['resolve']>) {
    return this.#project.resolve(...place);
  }

  packageOf(file: string) {
    return this.#project.packageOf(file);
  }

  loadDeclarations(file: string): JsModule | undefined {
    const declarations = file.replace(/\.([cm]?)js$/, '.d.$1ts');
    return declarations === file ? undefined : this.load(declarations);
  }

  load(file: string): JsModule | undefined {
    if (!this.#modules.has(file)) {
      const text = this.#project.files.readFile(file);
      this.#modules.set(file, undefined);
      try {
        if (text !== undefined) this.adopt(file, text);
      } catch {
        // It is as if it were not there.
      }
    }
    return this.#modules.get(file);
  }

  adopt(file: string, text: string): JsModule {
    const known = this.#modules.get(file);
    if (known) return known;
    const start = processorTime();
    try {
      const module = createModule(parseSource(text, file));
      this.#modules.set(file, module);
      return module;
    } finally {
      this.parsing += processorTime() - start;
      this.parsedFiles++;
    }
  }
}

/** What this process has used up so far, in milliseconds. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
