namespace BtcAi.Simulation.Sizing;

/// <summary>What has become known of a lane's own decisions: outcomes of one unit of exposure in the wanted direction.</summary>
public struct SizingState
{
    /// <summary>Matured decisions that wanted exposure, and those of them whose direction was right.</summary>
    public int Matured, Right;

    /// <summary>Sums of their outcomes and of the squares.</summary>
    public double Sum, Squares;

    /// <summary>Direction wanted by the decision that is maturing now.</summary>
    public int Direction;

    /// <summary>Close at which it was made.</summary>
    public double Close;

    /// <summary>The last decision's outcome is known at this close; the next one begins to mature.</summary>
    public void Mature(double close, int direction)
    {
        if (Direction != 0)
        {
            double outcome = Direction * (close / Close - 1);
            Matured++;
            Right += outcome > 0 ? 1 : 0;
            Sum += outcome;
            Squares += outcome * outcome;
        }
        (Close, Direction) = (close, direction);
    }
}
