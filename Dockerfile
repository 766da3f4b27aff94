# The production jar for those who prefer containers. A web node and a worker are the same image: ANB_JOBS_CONCURRENCY=0 is a web node.
# compose.yaml starts all of it.
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN mvn -B -q --no-transfer-progress -Pbundle -pl app -am package -DskipTests \
    && java -Djarmode=tools -jar app/target/anb.jar extract --destination /anb

FROM eclipse-temurin:25.0.1_8-jre-noble
# The distribution's security updates are wanted, so no versions.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl ffmpeg util-linux \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /var/lib/anb anb
COPY --from=build /anb /opt/anb
COPY deploy/anb /opt/anb/bin/anb
USER anb
WORKDIR /var/lib/anb
ENV ANB_TEMP=/var/lib/anb/temp ANB_JAVA_OPTIONS=-XX:MaxRAMPercentage=50
EXPOSE 8080
# Started and not draining; never whether the database answers.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD curl -fsS -o /dev/null http://127.0.0.1:8080/health
# What is under way when it must stop has two minutes: stop it with a time-out of 150 s.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/anb/bin/anb"]
