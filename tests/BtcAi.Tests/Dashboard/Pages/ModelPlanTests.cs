using BtcAi.Compute;
using BtcAi.Dashboard.Pages.Parts;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Tests.Dashboard.Pages;

public sealed class ModelPlanTests
{
    [Theory]
    [InlineData("model.type=ActorCritic")]
    [InlineData("model.type=ActorCritic", "model.layer_norm=false", "model.num_layers=3")]
    [InlineData("model.type=PPO", "model.hidden_size=16")]
    [InlineData("model.type=A2C", "trading.frictions=false")]
    public void The_plan_is_the_network_that_a_training_builds(params string[] assignments)
    {
        SettingsTree settings = SettingsTree.Default.With([.. assignments, "model.lanes=16", "model.windows=16"]);
        var setup = new BucketSetup(Bucket.Short, new SyntheticMarket().Generate(1, 5000, 3_600_000), settings, 1);
        MlpNetwork network = setup.CreateLearner(1, 1, new CpuKernels()).Network;
        var plan = ModelPlan.Of(Bucket.Short, settings);
        Assert.Equal(network.Shape, plan.Shape);
        Assert.Equal(network.ParameterCount, plan.Parameters);
        long matrices = network.Slices.Where(slice => slice.Name.EndsWith(".matrix", StringComparison.Ordinal)).Sum(slice => (long)slice.Count);
        Assert.Equal(2 * matrices, plan.Flops);
        var agent = ModelPlan.Of(setup.CreateCard(setup.CreateLearner(1, 1, new CpuKernels()), 1, "test"));
        Assert.Equal(plan.Parts, agent.Parts);
    }
}
