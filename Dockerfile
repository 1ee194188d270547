# The portal from the lock file: built in one stage, run in another that holds no build tools and no source tree.
FROM python:3.13-slim-bookworm AS build
WORKDIR /source
RUN python -m venv /opt/glassporch
COPY requirements.txt ./
RUN /opt/glassporch/bin/pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY seed seed
RUN /opt/glassporch/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim-bookworm
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin glassporch \
    && install --directory --owner=10001 --group=10001 /worlds
COPY --from=build /opt/glassporch /opt/glassporch
ENV PATH=/opt/glassporch/bin:$PATH PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /worlds
VOLUME /worlds
EXPOSE 8000
CMD ["glassporch", "demo", "--host", "0.0.0.0", "--public", "--port", "8000"]
