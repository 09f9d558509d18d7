using System.Text.Json.Nodes;

namespace PipelineRisk.Cluster.Tests.Kubernetes;

/// <summary>The fields that Kubernetes 1.33 knows in the objects of our manifests: the schema lets any other pass, and the server drops it or refuses.</summary>
internal static class KnownFields
{
    // One type a line: its fields, and after a colon the type of those that are objects ([]: a list of them). Fields without a type hold values, lists of values or free maps.
    private static readonly Dictionary<string, Dictionary<string, string>> Types = """
        List: apiVersion kind metadata items:Object[]
        Job: apiVersion kind metadata:Metadata spec:JobSpec
        ConfigMap: apiVersion kind metadata:Metadata data binaryData immutable
        PersistentVolumeClaim: apiVersion kind metadata:Metadata spec:ClaimSpec
        Metadata: name namespace labels annotations generateName finalizers
        ClaimSpec: accessModes resources:Resources storageClassName volumeName volumeMode selector dataSource dataSourceRef volumeAttributesClassName
        JobSpec: activeDeadlineSeconds backoffLimit backoffLimitPerIndex completionMode completions managedBy manualSelector maxFailedIndexes parallelism podFailurePolicy:FailurePolicy podReplacementPolicy selector successPolicy suspend template:PodTemplate ttlSecondsAfterFinished
        FailurePolicy: rules:FailureRule[]
        FailureRule: action onExitCodes:ExitCodes onPodConditions:PodCondition[]
        ExitCodes: containerName operator values
        PodCondition: type status
        PodTemplate: metadata:Metadata spec:PodSpec
        PodSpec: activeDeadlineSeconds affinity automountServiceAccountToken containers:Container[] dnsConfig dnsPolicy enableServiceLinks hostAliases hostIPC hostNetwork hostPID hostUsers hostname imagePullSecrets initContainers:Container[] nodeName nodeSelector os overhead preemptionPolicy priority priorityClassName readinessGates resourceClaims resources restartPolicy runtimeClassName schedulerName schedulingGates securityContext:PodSecurity serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain terminationGracePeriodSeconds tolerations topologySpreadConstraints volumes:Volume[]
        PodSecurity: appArmorProfile fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot runAsUser seLinuxChangePolicy seLinuxOptions seccompProfile:Profile supplementalGroups supplementalGroupsPolicy sysctls windowsOptions
        Profile: type localhostProfile
        Container: args command env envFrom image imagePullPolicy lifecycle livenessProbe name ports readinessProbe resizePolicy resources:Resources restartPolicy securityContext:ContainerSecurity startupProbe stdin stdinOnce terminationMessagePath terminationMessagePolicy tty volumeDevices volumeMounts:Mount[] workingDir
        ContainerSecurity: allowPrivilegeEscalation appArmorProfile capabilities:Capabilities privileged procMount readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser seLinuxOptions seccompProfile:Profile windowsOptions
        Capabilities: add drop
        Resources: requests:Amounts limits:Amounts claims
        Amounts: cpu memory storage ephemeral-storage
        Mount: name mountPath mountPropagation readOnly recursiveReadOnly subPath subPathExpr
        Volume: name configMap:ConfigMapVolume persistentVolumeClaim:ClaimVolume emptyDir:EmptyDir
        ConfigMapVolume: name items:KeyPath[] defaultMode optional
        KeyPath: key path mode
        ClaimVolume: claimName readOnly
        EmptyDir: medium sizeLimit
        """.Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(
            type => type[0], type => type[1].Split(' ').Select(field => field.Split(':')).ToDictionary(field => field[0], field => field.Length > 1 ? field[1] : ""));

    /// <summary>What no server would take as it is meant, beyond what the schema says.</summary>
    public static IReadOnlyList<string> ProblemsOf(JsonObject manifest) => [.. Walk(manifest, "List", "")];

    private static IEnumerable<string> Walk(JsonNode? node, string type, string path)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            return node is JsonArray list ? list.SelectMany((item, i) => Walk(item, type[..^2], $"{path}[{i}]")) : [$"{path}: is no list"];
        }

        if (node is not JsonObject fields)
        {
            return [$"{path}: is no object"];
        }

        type = type == "Object" ? $"{fields["kind"]}" : type;
        return Types.TryGetValue(type, out Dictionary<string, string>? known)
            ? fields.SelectMany(field => Field(field.Key, field.Value, known, $"{path}/{field.Key}")).Concat(Rules(fields, type, path))
            : [$"{path}: a {type} is not expected here"];
    }

    private static IEnumerable<string> Field(string name, JsonNode? value, Dictionary<string, string> known, string path) =>
        !known.TryGetValue(name, out string? type) ? [$"{path}: is unknown"] : type.Length > 0 ? Walk(value, type, path) : [];

    private static IEnumerable<string> Rules(JsonObject fields, string type, string path)
    {
        if (type == "JobSpec" && $"{fields["template"]?["spec"]?["restartPolicy"]}" is var restart && !(restart == "Never" || restart == "OnFailure" && fields["podFailurePolicy"] is null))
        {
            yield return $"{path}: a job's pods may not have the restartPolicy '{restart}'{(fields["podFailurePolicy"] is null ? "" : " beside a podFailurePolicy")}";
        }

        if (type == "Job" && fields["spec"] is null)
        {
            yield return $"{path}: a job without a spec does nothing";
        }

        if (type == "JobSpec" && $"{fields["completionMode"]}" != "Indexed" && fields["backoffLimitPerIndex"] is not null)
        {
            yield return $"{path}: backoffLimitPerIndex is for indexed jobs";
        }

        if (type == "PodSpec" && fields["containers"] is JsonArray containers)
        {
            string[] volumes = [.. fields["volumes"]?.AsArray().Select(volume => $"{volume?["name"]}") ?? []];
            foreach (string mount in containers.SelectMany(container => container?["volumeMounts"]?.AsArray() ?? []).Select(mount => $"{mount?["name"]}").Except(volumes))
            {
                yield return $"{path}: there is no volume '{mount}'";
            }
        }
    }
}
