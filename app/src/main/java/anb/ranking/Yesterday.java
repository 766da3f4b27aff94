package anb.ranking;

import anb.editions.EditionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where players stood when today began, in the zone of the edition: what changed since is read as it was kept then, all else
 * as it is. Costs as much as a page of the ranking.
 */
@Repository
public class Yesterday {

    private final JdbcClient db;

    Yesterday(JdbcClient db) {
        this.db = db;
    }

    /**
     * Positions by player; who was not in this ranking then is left out.
     *
     * @param cityKey positions within this city; null for the whole edition
     */
    public Map<UUID, Long> positions(EditionId edition, @Nullable String cityKey, List<UUID> players) {
        Map<UUID, Long> positions = new HashMap<>();
        db.sql("""
                with today as (
                    select cast(now() at time zone zone as date) as day from edition where id = :edition),
                level as materialized (
                    select votes, sum(players) over (order by votes desc) - players as above
                    from (select votes, coalesce(dawn.players, present.players) as players
                          from (select votes, players from score_level where edition = :edition and city_key = :scope) present
                          full join (select votes, players from score_level_dawn, today
                                     where edition = :edition and city_key = :scope
                                       and score_level_dawn.day >= today.day) dawn using (votes)) at_dawn
                    where players > 0),
                line as (
                    select player, case when score.day >= today.day then dawn_votes else votes end as votes,
                           case when score.day >= today.day then dawn_city_key else city_key end as city_key
                    from score, today where edition = :edition and player = any (:players))
                select player, level.above + 1 as position
                from line join level using (votes)
                where :scope in ('', line.city_key)
                """)
                .param("edition", edition.value())
                .param("scope", cityKey == null ? "" : cityKey)
                .param("players", players.toArray(UUID[]::new))
                .query(row -> {
                    positions.put(row.getObject("player", UUID.class), row.getLong("position"));
                });
        return positions;
    }
}
