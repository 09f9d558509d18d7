using System.Reflection;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Architecture;

/// <summary>A folder of the library uses its own level and lower ones only.</summary>
public sealed class LayerTests
{
    private static readonly Dictionary<string, int> Levels = new(StringComparer.Ordinal)
    {
        ["PipelineRisk.Numerics"] = 0,
        ["PipelineRisk.Economics"] = 1,
        ["PipelineRisk.Distributions"] = 1,
        ["PipelineRisk.Statistics"] = 1,
        ["PipelineRisk.Scenarios"] = 2,
        ["PipelineRisk.Sampling"] = 2,
        ["PipelineRisk.Simulation"] = 3,
        ["PipelineRisk.Sensitivity"] = 4,
        ["PipelineRisk.Verification"] = 5,
    };

    [Fact]
    public void No_folder_knows_a_higher_one()
    {
        Assembly library = typeof(MonteCarlo).Assembly;
        List<string> offences = [];
        foreach (Type type in library.GetTypes().Where(type => type.Namespace is not null && Levels.ContainsKey(type.Namespace)))
        {
            offences.AddRange(Used(type)
                .Where(used => used.Assembly == library && used.Namespace is not null && Levels.GetValueOrDefault(used.Namespace, -1) > Levels[type.Namespace!])
                .Select(used => $"{type} uses {used}"));
        }

        Assert.Empty(offences.Distinct());
    }

    [Fact]
    public void Economics_Distributions_and_Statistics_do_not_know_each_other()
    {
        string[] peers = ["PipelineRisk.Economics", "PipelineRisk.Distributions", "PipelineRisk.Statistics"];
        Assert.Empty(typeof(MonteCarlo).Assembly.GetTypes()
            .Where(type => peers.Contains(type.Namespace))
            .SelectMany(type => Used(type).Where(used => used.Namespace != type.Namespace && peers.Contains(used.Namespace)).Select(used => $"{type} uses {used}")));
    }

    private static IEnumerable<Type> Used(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<Type> direct = type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.GetMethods(All).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
                .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])))
            .Concat(type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(type.GetInterfaces());
        return direct.SelectMany(Unwrapped);
    }

    private static IEnumerable<Type> Unwrapped(Type type) => type.HasElementType
        ? Unwrapped(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrapped).Append(type) : [type];
}
