namespace PipelineRisk.Slurm.Tests;

/// <summary>The slurm.conf of a cluster on one machine.</summary>
internal static class SlurmConfiguration
{
    /// <summary>The text of the file.</summary>
    /// <param name="folder">Where everything lies that the cluster writes.</param>
    /// <param name="host">This machine's own name: Slurm wants to find itself in its configuration.</param>
    /// <param name="port">The controller's port; those of the nodes follow it.</param>
    /// <param name="nodes">The nodes' names.</param>
    public static string Text(string folder, string host, int port, IReadOnlyList<string> nodes) => $"""
        # Who is who. All of it listens on loopback alone.
        ClusterName=mini
        SlurmctldHost={host}(127.0.0.1)
        SlurmctldPort={port}
        {string.Join('\n', nodes.Select((node, index) => $"NodeName={node} NodeHostname={host} NodeAddr=127.0.0.1 Port={port + 1 + index} CPUs=1"))}
        PartitionName=main Nodes=ALL Default=YES
        CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
        SlurmUser=root
        AuthType=auth/munge
        AuthInfo=socket={folder}/munge.socket,cred_expire=5
        CredType=cred/munge

        # What it writes. %n is the node's name.
        StateSaveLocation={folder}/state
        SlurmdSpoolDir={folder}/spool.%n
        SlurmctldPidFile={folder}/slurmctld.pid
        SlurmdPidFile={folder}/slurmd.%n.pid
        SlurmctldLogFile={folder}/slurmctld.log
        SlurmdLogFile={folder}/slurmd.%n.log

        # Nothing that a test machine may lack: no cgroups, no database, no MPI. A node has one processor, whatever the machine has.
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        JobAcctGatherType=jobacct_gather/none
        AccountingStorageType=accounting_storage/none
        MpiDefault=none
        SwitchType=switch/none
        SlurmdParameters=config_overrides
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU

        # Faults are noticed and healed within seconds, where a real cluster takes minutes: cred_expire above (120 s), SlurmdTimeout (300 s).
        SlurmdTimeout=9
        MessageTimeout=5
        TCPTimeout=2
        BatchStartTimeout=10
        KillWait=2
        ReturnToService=2
        JobRequeue=1
        SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0,sched_min_interval=100000
        PriorityType=priority/basic

        """;
}
