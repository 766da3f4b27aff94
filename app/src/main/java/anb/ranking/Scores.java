package anb.ranking;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The score tables and every statement that changes them. */
@Repository
class Scores {

    private final JdbcClient db;

    Scores(JdbcClient db) {
        this.db = db;
    }

    /** Keeps other nodes from counting until this transaction ends; false while another one does, or nothing is due. */
    boolean takeTurn() {
        return db.sql("""
                select exists (select 1 from score_due) and pg_try_advisory_xact_lock(hashtext('anb.score'))
                """).query(Boolean.class).single();
    }

    /** Takes away how earlier days found their levels; what is being kept just now stays for the next time. */
    void forgetEarlierDays() {
        db.sql("""
                delete from score_level_dawn where ctid = any (array(
                    select dawn.ctid from score_level_dawn dawn join edition on edition.id = dawn.edition
                    where dawn.day < cast(now() at time zone edition.zone as date)
                    for update of dawn skip locked))
                """).update();
    }

    /**
     * Counts anew the scores that are due, and moves their players from level to level. One statement, so what it takes
     * off the list and what it counts are of one snapshot: a change it does not see has its own entry behind. What changes
     * for the first time on a day is kept as that day found it.
     *
     * @param atMost entries taken off the list
     */
    void recount(int atMost) {
        db.sql("""
                with due as (
                    delete from score_due where ctid = any (array(select ctid from score_due limit :atMost))
                    returning edition, player),
                changed as (
                    select distinct edition, player from due),
                moved as (
                    select changed.edition, changed.player, before.city_key as city_before, before.votes as votes_before,
                           now.city_key, now.votes, now.last_vote_at
                    from changed
                    left join score before on before.edition = changed.edition and before.player = changed.player
                    left join lateral (
                        select account.city_key, sum(tally.votes) as votes,
                               coalesce(max(tally.last_vote_at), 'infinity') as last_vote_at
                        from tally join account on account.id = tally.player
                        where tally.player = changed.player and tally.edition = changed.edition and tally.listed
                        group by account.city_key) now on true),
                today as (
                    select id as edition, cast(now() at time zone zone as date) as day from edition),
                written as (
                    insert into score (edition, player, city_key, votes, last_vote_at, day)
                    select edition, player, city_key, votes, last_vote_at, day from moved join today using (edition)
                    where votes is not null
                    on conflict (edition, player) do update
                    set city_key = excluded.city_key, votes = excluded.votes, last_vote_at = excluded.last_vote_at,
                        dawn_votes = case when score.day < excluded.day then score.votes else score.dawn_votes end,
                        dawn_city_key
                            = case when score.day < excluded.day then score.city_key else score.dawn_city_key end,
                        day = greatest(score.day, excluded.day)),
                gone as (
                    delete from score using moved
                    where score.edition = moved.edition and score.player = moved.player and moved.votes is null),
                step as (
                    select edition, unnest(array['', city_before]) as city_key, votes_before as votes, -1 as players
                    from moved where votes_before is not null
                    union all
                    select edition, unnest(array['', city_key]), votes, 1 from moved where votes is not null),
                change as (
                    select edition, city_key, votes, sum(players) as players from step
                    group by edition, city_key, votes having sum(players) <> 0),
                level as (
                    select edition, city_key, votes, coalesce(score_level.players, 0) as before,
                           change.players + coalesce(score_level.players, 0) as players
                    from change left join score_level using (edition, city_key, votes)),
                kept as (
                    insert into score_level_dawn (edition, city_key, votes, day, players)
                    select edition, city_key, votes, day, before from level join today using (edition)
                    on conflict (edition, city_key, votes) do update
                    set day = excluded.day, players = excluded.players where score_level_dawn.day < excluded.day),
                emptied as (
                    delete from score_level using level
                    where (score_level.edition, score_level.city_key, score_level.votes)
                        = (level.edition, level.city_key, level.votes) and level.players = 0)
                insert into score_level (edition, city_key, votes, players)
                select edition, city_key, votes, players from level where players > 0
                on conflict (edition, city_key, votes) do update set players = excluded.players
                """).param("atMost", atMost).update();
    }
}
