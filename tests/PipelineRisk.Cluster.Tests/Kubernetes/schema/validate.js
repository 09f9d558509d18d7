// Checks the objects of a manifest against Kubernetes' schema; prints every problem, one a line, and ends with 1 where there is one.
const { readFileSync } = require("node:fs");
const models = {
  "batch/v1/Job": require("kubernetes-models/batch/v1/Job").Job,
  "v1/ConfigMap": require("kubernetes-models/v1/ConfigMap").ConfigMap,
  "v1/PersistentVolumeClaim": require("kubernetes-models/v1/PersistentVolumeClaim").PersistentVolumeClaim,
};

const manifest = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const item of manifest.items) {
  const name = `${item.apiVersion}/${item.kind}`;
  try {
    if (!models[name]) throw new Error("no such kind is expected here");
    new models[name](item).validate();
  } catch (problem) {
    console.log(`${name}: ${problem.message.replaceAll("\n", " ")}`);
    process.exitCode = 1;
  }
}
